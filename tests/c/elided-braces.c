// Initial values without their inner braces.
#include <stdlib.h>
int g, h;
struct pair { int *a; const char *b; };
struct deep { struct pair p[2]; int *last; };
static struct pair table[2] = { &g, "one", &h, "two" };
static struct deep d = { { &g, "x", &h, "y" }, &g };
int main(void) {
    int x;
    struct pair here[2] = { &x, "p", &g, "q" };
    struct pair whole = { &x, "r" };
    struct pair copies[2] = { whole, { &x, "s" } };
    int *a = here[0].a, *b = here[1].a, *c = copies[0].a;
    const char *s = here[1].b;
    int *e = d.p[1].a, *f = table[0].a;
    int *m[2][2] = { &x, &x, &x, &x };
    int *n = m[1][0];
    const char *words[][2] = { "a", "b", { "c", "d" } };
    const char *w = words[0][1];
    return a && b && c && s && e && f && n && w ? 0 : 1;
}
