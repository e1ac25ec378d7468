// title: A pointer to a text
// level: 1
#include <stdio.h>

int main(void) {
    char *greeting = "hello";
    puts(greeting);
    return 0;
}
