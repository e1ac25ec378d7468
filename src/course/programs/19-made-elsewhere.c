// title: A block made elsewhere
// level: 3
#include <stdlib.h>

int *make(int value) {
    int *fresh = malloc(sizeof *fresh);
    *fresh = value;
    return fresh;
}

int main(void) {
    int *mine = make(42);
    int seen = *mine;
    free(mine);
    return seen - 42;
}
