// title: Words of a line
// level: 4
#include <string.h>

int main(void) {
    char line[] = "the quick brown fox";
    char *words[8] = { 0 };
    int count = 0;
    char *word = strtok(line, " ");
    while (word) {
        words[count++] = word;
        word = strtok(NULL, " ");
    }
    return words[3][0] == 'f' ? count - 4 : 1;
}
