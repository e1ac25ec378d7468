// Members of a union lie over one another.
#include <stdlib.h>
union any { int *number; char *text; struct { void *first; void *second; } pair; };
struct holder { int kind; union { int *i; char *c; }; };
int g;
int main(void) {
    int here = 1;
    union any u;
    u.number = &here;
    int *a = u.number;
    char *b = u.text;
    union any v;
    v.pair.first = malloc(4);
    v.pair.second = &g;
    int *c = v.number;
    void *d = v.pair.second;
    struct holder h = { 1, { &g } };
    char *e = h.c;
    h.c = malloc(3);
    int *f = h.i;
    return a == (int *)b && c && d && e && f ? 0 : 1;
}
