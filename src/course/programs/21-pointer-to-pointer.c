// title: A pointer to a pointer
// level: 3
#include <stdlib.h>

int main(void) {
    int value = 7;
    int *p = &value;
    int **pp = &p;
    int *block = malloc(sizeof *block);
    int **pb = &block;
    **pp = 8;
    **pb = 9;
    free(block);
    return value - 8;
}
