// title: The same name twice
// level: 3
int level = 1;

int main(void) {
    int sum = level;
    int level = 2;
    {
        static int level = 3;
        sum += level;
    }
    sum += level;
    return sum - 6;
}
