// Structures copied, returned, nested and in arrays.
#include <stdlib.h>
struct span { char *from; char *to; };
struct line { struct span words[3]; struct span all; int n; };
static char text[] = "a b c";
static struct span span(char *p, int n) { struct span s; s.from = p; s.to = p + n; return s; }
static struct line split(char *p) {
    struct line l = { .n = 0 };
    l.all = span(p, 5);
    for (int i = 0; i < 3; i++) l.words[l.n++] = span(p + 2 * i, 1);
    return l;
}
int main(void) {
    struct line a = split(text);
    struct line *b = malloc(sizeof *b);
    *b = a;
    struct line lines[2] = { a, *b };
    struct span *second = &b->words[1];
    char *s = second->from, *e = lines[1].all.to, *w = split(text).all.from;
    struct span s2 = a.n ? a.words[0] : b->all;
    char *z = s2.from;
    return s - text - 2 + (e == 0) + (w != text) + (z == 0);
}
