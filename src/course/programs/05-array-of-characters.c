// title: A text in an array
// level: 1
#include <stdio.h>

int main(void) {
    char word[] = "stack";
    word[0] = 'S';
    puts(word);
    return 0;
}
