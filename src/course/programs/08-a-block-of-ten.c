// title: A block for ten numbers
// level: 1
#include <stdlib.h>

int main(void) {
    int n = 10;
    int *numbers = malloc(n * sizeof(int));
    for (int i = 0; i < n; i++)
        numbers[i] = i * i;
    free(numbers);
    return 0;
}
