// One name, two pointers in one function.
#include <stdlib.h>
int g;
int *p = &g;
int main(void) {
    int x = 1;
    int *q = p;
    int *p = &x;
    {
        int *p = malloc(4);
        *p = 1;
        int *r = p;
        x += *r;
    }
    for (int *p = &g; p; p = 0) { x += *p; }
    for (int *i = &x; i; i = 0) { x++; }
    for (int *i = p; i; i = 0) { x++; }
    { char *s = "a"; x += *s; }
    { char *s = "b"; x += *s; }
    return x > 0 && p && q ? 0 : 1;
}
