// title: A point in the heap
// level: 2
#include <stdlib.h>

struct point {
    int x;
    int y;
};

struct point origin;

int main(void) {
    struct point *p = malloc(sizeof *p);
    struct point *o = &origin;
    p->x = 1;
    p->y = o->y;
    free(p);
    return 0;
}
