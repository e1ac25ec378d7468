// title: An allocator of one's own
// level: 5
#include <stdlib.h>

struct arena {
    char *base, *next, *end;
};

static struct arena arena;

void *carve(struct arena *from, size_t size) {
    char *piece = from->next;
    size = (size + 15) / 16 * 16;
    if (piece + size > from->end)
        return NULL;
    from->next = piece + size;
    return piece;
}

int main(void) {
    arena.base = malloc(4096);
    arena.next = arena.base;
    arena.end = arena.base + 4096;
    int *number = carve(&arena, sizeof *number);
    char *text = carve(&arena, 100);
    *number = 7;
    text[0] = 'a';
    int ok = *number;
    free(arena.base);
    return ok - 7;
}
