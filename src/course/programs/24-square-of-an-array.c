// title: Two dimensions, one block
// level: 3
int board[8][8];

void set(int square[8][8], int row, int column) {
    square[row][column] = 1;
}

int main(void) {
    int own[8][8] = { { 0 } };
    int (*line)[8] = board;
    int *first = own[0];
    set(board, 2, 3);
    return line[2][3] - 1 + *first;
}
