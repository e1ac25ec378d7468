// What the library does with pointers.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
static int by_text(const void *a, const void *b) {
    const char *const *left = a, *const *right = b;
    return strcmp(*left, *right);
}
static int by_number(const void *key, const void *one) {
    const int *k = key, *o = one;
    return *k - *o;
}
static void bye(void) { static int called; called++; }
int main(void) {
    const char *names[] = { "c", "a", "b" };
    qsort(names, 3, sizeof *names, by_text);
    int sorted[] = { 1, 3, 5 };
    int key = 3;
    int *hit = bsearch(&key, sorted, 3, sizeof *sorted, by_number);
    char line[] = "k=v;w", *rest = NULL;
    char *tail = strchr(line, '=');
    char *found = strstr("haystack", "st");
    double d = strtod("3.5x", &rest);
    char *formatted = NULL;
    if (asprintf(&formatted, "%d", key) < 0) return 1;
    void *aligned = NULL;
    if (posix_memalign(&aligned, 64, 128)) return 1;
    time_t now = time(NULL);
    struct tm *local = localtime(&now);
    char *home = getenv("PATH");
    FILE *file = stdout;
    atexit(bye);
    char buffer[16];
    char *same = strcpy(buffer, "abc"), *set = memset(buffer + 4, 0, 4);
    int value = 0;
    sscanf("12", "%d", &value);
    return *hit - 3 + (tail == 0) + (found == 0) + (d < 3) + (*rest != 'x') + (aligned == 0) + (local == 0)
        + (home == 0) + (file == 0) + (same != buffer) + (set == 0) + value - 12;
}
