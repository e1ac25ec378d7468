// title: Where the number ends
// level: 3
#include <stdlib.h>

int main(void) {
    char text[] = "42 apples";
    char *end = NULL;
    long number = strtol(text, &end, 10);
    return number == 42 && *end == ' ' ? 0 : 1;
}
