// Macros of every kind that is read.
#include <stdio.h>
#include <stdlib.h>
#define SIZE 16
#define GREETING "hello"
#define NEW(type) ((type *)malloc(sizeof(type)))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define EACH(n) for (int i = 0; i < (n); i++)
#define LOG(...) printf(__VA_ARGS__)
#define SELF SELF
#ifdef NEVER
this is no C
#elif defined(SIZE)
int chosen;
#else
#error no
#endif
#if 0
never read this
#endif
#define TWO_LINES int first; \
    int second
TWO_LINES;
#ifndef SIZE
int wrong;
#else
int sized[SIZE];
#endif
int main(void) {
    int a = 1, SELF = 2;
    int *p = MAX(&a, &SELF);
    int *q = NEW(int);
    char *g = GREETING;
    EACH(3) { a += i; }
    LOG("%d %s\n", a, g);
#undef SIZE
    int SIZE = 3;
    first = SIZE;
    return p && q && first == 3 && !chosen && !second && !sized[0] ? 0 : 1;
}
