// title: One function, two kinds of memory
// level: 5
#include <stdlib.h>

int shared[4];

void zero(int *from, int count) {
    for (int i = 0; i < count; i++)
        from[i] = 0;
}

int main(void) {
    int local[4];
    int *block = malloc(4 * sizeof *block);
    zero(shared, 4);
    zero(local, 4);
    zero(block, 4);
    int result = shared[0] + local[1] + block[2];
    free(block);
    return result;
}
