// title: Two functions
// level: 1
int square(int n) {
    int result = n * n;
    return result;
}

int main(void) {
    int area = square(7);
    return area == 49 ? 0 : 1;
}
