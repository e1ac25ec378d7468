// title: A list of anything
// level: 5
#include <stdlib.h>

struct list {
    void *item;
    struct list *rest;
};

struct list *cons(void *item, struct list *rest) {
    struct list *made = malloc(sizeof *made);
    made->item = item;
    made->rest = rest;
    return made;
}

void each(struct list *list, void (*visit)(void *, void *), void *context) {
    for (; list; list = list->rest)
        visit(list->item, context);
}

static void add(void *item, void *context) {
    int *number = item;
    int *total = context;
    *total += *number;
}

int main(void) {
    static int one = 1, two = 2;
    int total = 0;
    struct list *all = cons(&one, cons(&two, NULL));
    each(all, add, &total);
    return total - 3;
}
