// A sentinel in a frame, nodes in the heap.
#include <stdlib.h>
struct node { int v; struct node *next; struct node **back; };
int main(void) {
    struct node head = { 0, NULL, NULL };
    struct node *last = &head;
    for (int i = 0; i < 3; i++) {
        struct node *fresh = malloc(sizeof *fresh);
        fresh->v = i;
        fresh->next = NULL;
        fresh->back = &last->next;
        last->next = fresh;
        last = fresh;
    }
    struct node *first = head.next;
    struct node *at = &head;
    while (at->next) at = at->next;
    struct node **spot = at->back;
    return first->v + at->v - 2 + (spot == 0);
}
