// title: The result by address
// level: 3
#include <stdlib.h>

int allocate(char **out, size_t size) {
    char *block = malloc(size);
    if (block == NULL)
        return -1;
    *out = block;
    return 0;
}

int main(void) {
    char *buffer = NULL;
    if (allocate(&buffer, 32) != 0)
        return 1;
    buffer[0] = 'x';
    free(buffer);
    return 0;
}
