// title: A local that remembers
// level: 2
#include <stdio.h>

int next(void) {
    static int calls = 0;
    int now = ++calls;
    return now;
}

int main(void) {
    int first = next();
    int second = next();
    printf("%d %d\n", first, second);
    return 0;
}
