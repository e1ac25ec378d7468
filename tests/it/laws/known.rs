//! Programs whose results are known: each is also computed in Rust.

use sim::isa::RegId;
use sim::{Command, Mechanism, ProcState, Scenario, Timeline};

/// Runs a program to its return from main; gives %rax.
fn result(mechanism: Mechanism, program: &str) -> u64 {
    let lines: String = program.lines().map(|line| format!("  {line}\n")).collect();
    let text = format!("machine mechanism={} memory=64K\nprocess A\n{lines}", mechanism.name());
    let mut timeline = Timeline::run(&Scenario::parse(&text).unwrap()).unwrap();
    for _ in 0..100_000 {
        if timeline.try_push(Command::Step).is_err() {
            break;
        }
    }
    let snapshot = timeline.snapshot();
    assert_eq!(snapshot.processes[0].state, ProcState::Exited, "{:?}", timeline.latest());
    snapshot.processes[0].registers.get(RegId::Rax)
}

#[test]
fn a_loop_sums_the_numbers_to_n() {
    for mechanism in Mechanism::ALL {
        for n in [1u64, 2, 10, 100] {
            let program = format!(
                "movl $0, %eax
                movl ${n}, %ecx
                again: addl %ecx, %eax
                decl %ecx
                jne again
                ret"
            );
            assert_eq!(result(mechanism, &program), (1..=n).sum::<u64>());
        }
    }
}

#[test]
fn recursion_computes_fibonacci() {
    fn fibonacci(n: u64) -> u64 {
        if n < 2 { n } else { fibonacci(n - 1) + fibonacci(n - 2) }
    }
    for mechanism in Mechanism::ALL {
        for n in 0..=11 {
            let program = format!(
                "movl ${n}, %edi
                call fib
                ret
                fib: movq %rdi, %rax
                cmpq $2, %rdi
                jb done
                push %rdi
                decq %rdi
                call fib
                pop %rdi
                push %rax
                subq $2, %rdi
                call fib
                pop %rcx
                addq %rcx, %rax
                done: ret"
            );
            assert_eq!(result(mechanism, &program), fibonacci(n), "fibonacci of {n}");
        }
    }
}

#[test]
fn frames_on_the_stack_compute_the_factorial() {
    for mechanism in Mechanism::ALL {
        for n in 1..=8u64 {
            // There is no multiplication: times adds %rdi to itself.
            let program = format!(
                "movl ${n}, %edi
                call factorial
                ret
                factorial: push %rbp
                movq %rsp, %rbp
                subq $16, %rsp
                movq %rdi, -8(%rbp)
                movl $1, %eax
                cmpq $1, %rdi
                je out
                decq %rdi
                call factorial
                movq -8(%rbp), %rdi
                movq %rax, %rsi
                call times
                out: leave
                ret
                times: movl $0, %eax
                more: addq %rsi, %rax
                decq %rdi
                jne more
                ret"
            );
            assert_eq!(result(mechanism, &program), (1..=n).product::<u64>(), "{n}!");
        }
    }
}

#[test]
fn a_linked_list_on_the_heap_is_summed() {
    for mechanism in Mechanism::ALL {
        // Each node: a value, and the address of the node made before it.
        let program = "movl $0, %ebx
            movl $20, %r12d
            make: movl $16, %edi
            call malloc
            movq %r12, (%rax)
            movq %rbx, 8(%rax)
            movq %rax, %rbx
            decl %r12d
            jne make
            movl $0, %esi
            sum: addq (%rbx), %rsi
            movq 8(%rbx), %rbx
            cmpq $0, %rbx
            jne sum
            movq %rsi, %rax
            ret";
        assert_eq!(result(mechanism, program), (1..=20).sum::<u64>());
    }
}
