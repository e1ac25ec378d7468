// title: A stack in the heap
// level: 4
#include <stdlib.h>

struct stack {
    int *items;
    int used, room;
};

static struct stack numbers;

void push(struct stack *s, int value) {
    if (s->used == s->room) {
        s->room = s->room ? 2 * s->room : 4;
        s->items = realloc(s->items, s->room * sizeof *s->items);
    }
    s->items[s->used++] = value;
}

int pop(struct stack *s) {
    return s->items[--s->used];
}

int main(void) {
    for (int i = 0; i < 10; i++)
        push(&numbers, i);
    int top = pop(&numbers);
    int *bottom = numbers.items;
    return top - 9 + *bottom;
}
