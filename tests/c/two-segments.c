// The same pointer, now here, now there.
#include <stdlib.h>
int g;
int pick(int n) { return n > 5; }
int main(int argc, char **argv) {
    int x = 0;
    int *p = &x;
    int *q = malloc(4);
    int *r = argc > 5 ? &x : &g;
    int *s = pick(argc) ? q : &x;
    int **pp = &p;
    *pp = q;
    int *t = (argc, q);
    int *u;
    u = p = &g;
    return *p + *s + *r != 0 && argv == 0 && t && u;
}
