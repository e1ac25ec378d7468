// Pointers that others store.
#include <stdlib.h>
static int *global;
static int **slot;
struct registry { int *items[4]; int used; } registry;
static void remember(int *p) { global = p; }
static void connect(int **p) { slot = p; }
static void add(struct registry *r, int *p) { r->items[r->used++] = p; }
int main(void) {
    int x = 1;
    int *mine = 0;
    remember(&x);
    connect(&mine);
    *slot = malloc(4);
    add(&registry, &x);
    int *a = global, *b = mine, *c = registry.items[0];
    *b = 2;
    return *a + *b + *c - 4;
}
