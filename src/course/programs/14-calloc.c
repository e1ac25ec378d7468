// title: Zeros from calloc
// level: 2
#include <stdlib.h>

double *weights;

int main(void) {
    size_t count = 16;
    weights = calloc(count, sizeof *weights);
    double *third = weights + 2;
    *third = 0.5;
    free(weights);
    return 0;
}
