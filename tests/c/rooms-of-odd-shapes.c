// Variable arrays, alloca, flexible members, pointers to arrays, bits.
#include <alloca.h>
#include <stdlib.h>
struct packet { unsigned a : 3, : 2, b : 5; char *owner; int size; char bytes[]; };
static int sum(int n, int m, int grid[n][m]) {
    int (*row)[m] = grid;
    int *cell = row[n - 1];
    return cell[m - 1];
}
int main(int argc, char **argv) {
    int n = argc + 2;
    int grid[n][n + 1];
    int *flat = (int *)grid;
    for (int i = 0; i < n * (n + 1); i++) { flat[i] = i; }
    char *room = alloca(32);
    char *inside = room + 5;
    struct packet *p = malloc(sizeof *p + 16);
    p->owner = argv[0];
    p->bytes[3] = 1;
    char *body = p->bytes;
    char *third = &p->bytes[3];
    int (*block)[4] = malloc(3 * sizeof *block);
    int *b1 = block[1];
    char (*whole)[6] = &"hello";
    char *letter = *whole + 1;
    *inside = 1;
    *b1 = 1;
    return sum(n, n + 1, grid) - n * (n + 1) + 1 + (*third != 1) + (*letter != 'e') + (body == 0) + argc - 1;
}
