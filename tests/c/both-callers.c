// One function called with pointers into every segment.
#include <stdlib.h>
int g;
static int *same(int *p) { return p; }
static void fill(int **where, int *what) { *where = what; }
struct box { int *in; };
static struct box wrap(int *p) { struct box b = { p }; return b; }
int main(void) {
    int x = 0;
    int *h = malloc(4);
    int *a = same(&x), *b = same(h), *c = same(&g);
    int *d, *e;
    fill(&d, &x);
    fill(&e, h);
    struct box f = wrap(&x), i = wrap(&g);
    int *j = f.in, *k = i.in;
    return a && b && c && d && e && j && k ? 0 : 1;
}
