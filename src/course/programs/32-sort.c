// title: Sorting with qsort
// level: 3
#include <stdlib.h>

int compare(const void *a, const void *b) {
    const int *left = a;
    const int *right = b;
    return *left - *right;
}

int main(void) {
    int numbers[] = { 3, 1, 2 };
    qsort(numbers, 3, sizeof numbers[0], compare);
    return numbers[0] - 1;
}
