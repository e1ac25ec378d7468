// Values that come only on paths that are not taken, or are taken back.
#include <stdlib.h>
int g;
static int never(int *p) { int *q = p; return *q; }
int main(int argc, char **argv) {
    int x = 0;
    int *p;
    if (argc > 100) p = malloc(4); else p = &x;
    int *n = NULL;
    int *z = 0;
    if (argc > 100) z = &g;
    int *u;
    if (argc > 200) { u = &x; return never(u); }
    switch (argc) {
    case 1: n = &g; break;
    case 2: n = NULL; break;
    default: return 1;
    }
    do { x++; } while (x < 2);
    goto end;
end:
    return *p - 2 + *n + (z != 0) + (argv == 0);
}
