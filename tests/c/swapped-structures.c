// One block is used as two kinds of structure.
#include <stdlib.h>
int g;
struct one { int *a; const char *b; };
struct two { const char *x; int *y; };
static void *block(void) { void *p = malloc(64); return p; }
int main(void) {
    int local;
    void *raw = block();
    struct one *o = raw;
    o->a = &local;
    o->b = "b";
    struct two *t = raw;
    const char *x = t->x;
    int *y = t->y;
    struct one *fresh = block();
    struct two *other = block();
    fresh->a = &g;
    other->y = &local;
    int *fa = fresh->a, *oy = other->y;
    int **words = (int **)o;
    int *w = words[1];
    return x && y && fa && oy && w ? 0 : 1;
}
