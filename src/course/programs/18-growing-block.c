// title: A block that grows
// level: 2
#include <stdlib.h>

int main(void) {
    int *list = malloc(2 * sizeof *list);
    list[0] = 1;
    list = realloc(list, 100 * sizeof *list);
    list[99] = list[0];
    free(list);
    return 0;
}
