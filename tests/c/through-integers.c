// A pointer becomes a number and a pointer again.
#include <stdint.h>
#include <stdlib.h>
int g;
int main(void) {
    int x;
    uintptr_t n = (uintptr_t)&x;
    int *p = (int *)n;
    uintptr_t m = (uintptr_t)malloc(16);
    int *q = (int *)(m | 1);
    uintptr_t both = (uintptr_t)&g ^ (uintptr_t)&x;
    int *r = (int *)(both ^ (uintptr_t)&g);
    long stored = (long)&g;
    union { long l; int *p; } u;
    u.p = &x;
    u.l = stored;
    int *s = u.p;
    int *t = (int *)16;
    return p == r && q && s == &g && t ? 0 : 1;
}
