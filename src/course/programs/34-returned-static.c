// title: A static to return
// level: 4
#include <stdio.h>

char *label(int n) {
    static char buffer[16];
    snprintf(buffer, sizeof buffer, "item %d", n);
    return buffer;
}

int main(void) {
    char *first = label(1);
    char *second = label(2);
    return first == second ? 0 : 1;
}
