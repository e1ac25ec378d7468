// title: Head and tail of a queue
// level: 4
#include <stdlib.h>

typedef struct cell cell;
struct cell {
    int job;
    cell *next;
};

static cell *head, **tail = &head;

void enqueue(int job) {
    cell *fresh = malloc(sizeof(cell));
    fresh->job = job;
    fresh->next = NULL;
    if (head == NULL)
        head = fresh;
    else {
        cell *last = head;
        while (last->next)
            last = last->next;
        last->next = fresh;
    }
}

int dequeue(void) {
    cell *gone = *tail;
    int job = gone->job;
    head = gone->next;
    free(gone);
    return job;
}

int main(void) {
    enqueue(1);
    enqueue(2);
    enqueue(3);
    int first = dequeue();
    return first - 1;
}
