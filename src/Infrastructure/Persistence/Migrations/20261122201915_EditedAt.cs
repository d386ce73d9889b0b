using Microsoft.EntityFrameworkCore.Migrations;
using TrainingOs.Infrastructure.Persistence.Reality;

#nullable disable

namespace TrainingOs.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class EditedAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "edited_at",
                table: "reality_sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql(EditedSessions.Mark);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "reality_sessions");
        }
    }
}
