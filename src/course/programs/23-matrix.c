// title: A matrix of rows
// level: 3
#include <stdlib.h>

int main(void) {
    int height = 3;
    int width = 4;
    int **rows = malloc(height * sizeof *rows);
    for (int i = 0; i < height; i++)
        rows[i] = calloc(width, sizeof **rows);
    rows[2][3] = 1;
    for (int i = 0; i < height; i++)
        free(rows[i]);
    free(rows);
    return 0;
}
