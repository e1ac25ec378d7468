// Lists in lists, doubly linked, circular, and a ring through a global.
#include <stdlib.h>
typedef struct item { struct item *next, *prev; void *data; } item;
typedef struct list { item ring; struct list *sub; } list;
static list root = { { &root.ring, &root.ring, 0 }, 0 };
static void append(list *l, item *i) {
    i->prev = l->ring.prev;
    i->next = &l->ring;
    l->ring.prev->next = i;
    l->ring.prev = i;
}
int main(void) {
    item *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
    a->data = "first";
    b->data = a;
    append(&root, a);
    append(&root, b);
    item *first = root.ring.next, *last = root.ring.prev;
    item *around = last->next;
    list sub = { { 0, 0, 0 }, &root };
    list *up = sub.sub;
    void *d = first->data;
    return around != &root.ring || up != &root || d == 0;
}
