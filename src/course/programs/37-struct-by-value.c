// title: A structure handed over
// level: 4
#include <stdlib.h>

struct buffer {
    char *bytes;
    size_t size;
};

struct buffer make(size_t size) {
    struct buffer made;
    made.bytes = malloc(size);
    made.size = size;
    return made;
}

void clear(struct buffer copy) {
    for (size_t i = 0; i < copy.size; i++)
        copy.bytes[i] = 0;
}

int main(void) {
    struct buffer mine = make(64);
    struct buffer other = mine;
    clear(other);
    free(mine.bytes);
    return 0;
}
