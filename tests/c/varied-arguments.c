// Arguments without parameters.
#include <stdarg.h>
#include <stdlib.h>
int g;
int *last(int n, ...) {
    va_list ap;
    va_start(ap, n);
    int *found = 0;
    for (int i = 0; i < n; i++)
        found = va_arg(ap, int *);
    va_end(ap);
    return found;
}
void *only(int n, ...) {
    va_list ap;
    va_start(ap, n);
    void *p = va_arg(ap, void *);
    va_end(ap);
    return p;
}
static int *helper(va_list ap) { return va_arg(ap, int *); }
int *through(int n, ...) {
    va_list ap;
    va_start(ap, n);
    int *p = helper(ap);
    va_end(ap);
    return p;
}
int main(void) {
    int x;
    int *p = last(2, &x, malloc(4));
    int *q = only(1, &g);
    int *r = through(1, &x);
    return p && q && r ? 0 : 1;
}
