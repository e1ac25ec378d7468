// Pointers travel as bytes.
#include <string.h>
#include <stdlib.h>
int g;
struct two { int *a, *b; };
int main(void) {
    int x = 0;
    int *p = &x, *q = 0;
    memcpy(&q, &p, sizeof q);
    struct two s = { &g, malloc(4) }, t;
    memcpy(&t, &s, sizeof t);
    int *ga = t.a, *hb = t.b;
    char raw[sizeof(struct two)];
    memcpy(raw, &s, sizeof s);
    struct two *view = (struct two *)raw;
    int *va = view->a, *vb = view->b;
    int **flat = (int **)raw;
    int *f0 = flat[0], *f1 = flat[1];
    memmove(&s.a, &s.b, sizeof s.a);
    int *moved = s.a;
    return q == p && ga == va && hb == vb && f0 && f1 && moved ? 0 : 1;
}
