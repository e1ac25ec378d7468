// title: A copy that may be changed
// level: 2
#include <stdlib.h>
#include <string.h>

int main(void) {
    const char *original = "read only";
    char *copy = strdup(original);
    copy[0] = 'R';
    free(copy);
    return 0;
}
