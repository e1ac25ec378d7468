// title: Match that address space
// level: 1
#include <stdlib.h>

int x;
int main(int argc, char *argv[]) {
    int y;
    int *z = malloc(sizeof(int));
    x = 1;
    y = 2;
    *z = x + y;
    return 0;
}
