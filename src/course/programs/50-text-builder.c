// title: A text that grows
// level: 5
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *text;
    size_t length, room;
} builder;

static void reserve(builder *b, size_t more) {
    if (b->length + more + 1 <= b->room)
        return;
    b->room = 2 * (b->length + more + 1);
    char *bigger = realloc(b->text, b->room);
    if (bigger == NULL)
        exit(EXIT_FAILURE);
    b->text = bigger;
}

static builder *append(builder *b, const char *format, ...) {
    char piece[64];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(piece, sizeof piece, format, arguments);
    va_end(arguments);
    reserve(b, (size_t)length);
    memcpy(b->text + b->length, piece, (size_t)length + 1);
    b->length += (size_t)length;
    return b;
}

int main(void) {
    builder line = { NULL, 0, 0 };
    builder *same = append(append(&line, "%s", "total: "), "%d", 42);
    char *colon = strchr(same->text, ':');
    int ok = colon != NULL;
    free(line.text);
    return ok ? 0 : 1;
}
