// title: A list of nodes
// level: 3
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

struct node *head;

void push(int value) {
    struct node *fresh = malloc(sizeof *fresh);
    fresh->value = value;
    fresh->next = head;
    head = fresh;
}

int main(void) {
    int total = 0;
    push(1);
    push(2);
    push(3);
    for (struct node *at = head; at != NULL; at = at->next)
        total += at->value;
    return total - 6;
}
