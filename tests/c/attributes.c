// Attributes, alignment, inline, volatile, restrict, atomics, assembly.
#include <stdatomic.h>
#include <stdlib.h>
static inline __attribute__((always_inline)) int quick(const int *restrict p) { return *p; }
__attribute__((noinline, unused)) static int slow(volatile int *p) { return *p; }
_Noreturn void stop(int n) { exit(n); }
_Alignas(64) static char aligned[128] __attribute__((aligned(64)));
static _Atomic int counter;
struct __attribute__((packed)) tight { char c; int *p; };
_Static_assert(sizeof(struct tight) == 9, "packed");
int main(void) {
    volatile int x = 1;
    int *const fixed = malloc(4);
    const int *p = (const int *)&x;
    struct tight t = { 'c', fixed };
    int *got = t.p;
    int out = 0, *moved = 0;
    __asm__ volatile("mov %1, %0" : "=r"(moved) : "r"(fixed));
    *fixed = out;
    counter++;
    char *a = aligned;
    if (quick(p) != 1 || slow(&x) != 1 || got != fixed || moved != fixed || !a) stop(1);
    return 0;
}
