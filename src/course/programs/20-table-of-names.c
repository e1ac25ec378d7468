// title: A table of names
// level: 3
#include <stdio.h>

char *days[] = { "Mon", "Tue", "Wed" };

int main(void) {
    char *today = days[1];
    char **table = days;
    puts(today);
    puts(table[2]);
    return 0;
}
