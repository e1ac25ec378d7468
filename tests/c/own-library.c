// The program defines functions that the library has as well.
#include <stddef.h>
static char memory[256];
static size_t used;
void *malloc_(size_t n) { void *p = memory + used; used += n; return p; }
char *strdup(const char *s) {
    char *copy = malloc_(8);
    char *to = copy;
    while ((*to++ = *s++)) { }
    return copy;
}
void *alloca_(int n) { static char room[32]; return room + n; }
int main(void) {
    char *mine = strdup("abc");
    char *other = alloca_(3);
    int (*puts)(const char *) = 0;
    return *mine != 'a' || other == 0 || puts != 0;
}
