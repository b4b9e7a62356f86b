# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_own.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QSpinBox,
    QWidget)

class Ui_TaskOwn(object):
    def setupUi(self, TaskOwn):
        if not TaskOwn.objectName():
            TaskOwn.setObjectName(u"TaskOwn")
        self.rows = QFormLayout(TaskOwn)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.taskLabel = QLabel(TaskOwn)
        self.taskLabel.setObjectName(u"taskLabel")
        self.taskLabel.setMinimumSize(QSize(0, 30))
        self.taskLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(0, QFormLayout.ItemRole.LabelRole, self.taskLabel)

        self.task = QPlainTextEdit(TaskOwn)
        self.task.setObjectName(u"task")
        self.task.setTabChangesFocus(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.FieldRole, self.task)

        self.leadLabel = QLabel(TaskOwn)
        self.leadLabel.setObjectName(u"leadLabel")
        self.leadLabel.setMinimumSize(QSize(0, 30))
        self.leadLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.leadLabel)

        self.lead = QLineEdit(TaskOwn)
        self.lead.setObjectName(u"lead")

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.lead)

        self.cooperateLabel = QLabel(TaskOwn)
        self.cooperateLabel.setObjectName(u"cooperateLabel")
        self.cooperateLabel.setMinimumSize(QSize(0, 30))
        self.cooperateLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.cooperateLabel)

        self.cooperate = QLineEdit(TaskOwn)
        self.cooperate.setObjectName(u"cooperate")

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.cooperate)

        self.timeLabel = QLabel(TaskOwn)
        self.timeLabel.setObjectName(u"timeLabel")
        self.timeLabel.setMinimumSize(QSize(0, 30))
        self.timeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(3, QFormLayout.ItemRole.LabelRole, self.timeLabel)

        self.time = QLineEdit(TaskOwn)
        self.time.setObjectName(u"time")

        self.rows.setWidget(3, QFormLayout.ItemRole.FieldRole, self.time)

        self.readingLabel = QLabel(TaskOwn)
        self.readingLabel.setObjectName(u"readingLabel")
        self.readingLabel.setMinimumSize(QSize(0, 30))
        self.readingLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(4, QFormLayout.ItemRole.LabelRole, self.readingLabel)

        self.reading = QLabel(TaskOwn)
        self.reading.setObjectName(u"reading")
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self.reading.setWordWrap(True)
        self.reading.setProperty(u"muted", True)

        self.rows.setWidget(4, QFormLayout.ItemRole.FieldRole, self.reading)

        self.productsLabel = QLabel(TaskOwn)
        self.productsLabel.setObjectName(u"productsLabel")
        self.productsLabel.setMinimumSize(QSize(0, 30))
        self.productsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(5, QFormLayout.ItemRole.LabelRole, self.productsLabel)

        self.products = QPlainTextEdit(TaskOwn)
        self.products.setObjectName(u"products")
        self.products.setTabChangesFocus(True)

        self.rows.setWidget(5, QFormLayout.ItemRole.FieldRole, self.products)

        self.areaLabel = QLabel(TaskOwn)
        self.areaLabel.setObjectName(u"areaLabel")
        self.areaLabel.setMinimumSize(QSize(0, 30))
        self.areaLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(6, QFormLayout.ItemRole.LabelRole, self.areaLabel)

        self.area = QComboBox(TaskOwn)
        self.area.setObjectName(u"area")
        self.area.setEditable(True)
        self.area.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.area.setMinimumContentsLength(30)

        self.rows.setWidget(6, QFormLayout.ItemRole.FieldRole, self.area)

        self.yearLabel = QLabel(TaskOwn)
        self.yearLabel.setObjectName(u"yearLabel")
        self.yearLabel.setMinimumSize(QSize(0, 30))
        self.yearLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(7, QFormLayout.ItemRole.LabelRole, self.yearLabel)

        self.year = QSpinBox(TaskOwn)
        self.year.setObjectName(u"year")
        self.year.setMinimum(2000)
        self.year.setMaximum(2100)

        self.rows.setWidget(7, QFormLayout.ItemRole.FieldRole, self.year)

        self.sourceNumberLabel = QLabel(TaskOwn)
        self.sourceNumberLabel.setObjectName(u"sourceNumberLabel")
        self.sourceNumberLabel.setMinimumSize(QSize(0, 30))
        self.sourceNumberLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(8, QFormLayout.ItemRole.LabelRole, self.sourceNumberLabel)

        self.sourceNumber = QLineEdit(TaskOwn)
        self.sourceNumber.setObjectName(u"sourceNumber")

        self.rows.setWidget(8, QFormLayout.ItemRole.FieldRole, self.sourceNumber)

        self.sourceDateLabel = QLabel(TaskOwn)
        self.sourceDateLabel.setObjectName(u"sourceDateLabel")
        self.sourceDateLabel.setMinimumSize(QSize(0, 30))
        self.sourceDateLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(9, QFormLayout.ItemRole.LabelRole, self.sourceDateLabel)

        self.sourceDate = QLineEdit(TaskOwn)
        self.sourceDate.setObjectName(u"sourceDate")

        self.rows.setWidget(9, QFormLayout.ItemRole.FieldRole, self.sourceDate)

        self.sourceIssuerLabel = QLabel(TaskOwn)
        self.sourceIssuerLabel.setObjectName(u"sourceIssuerLabel")
        self.sourceIssuerLabel.setMinimumSize(QSize(0, 30))
        self.sourceIssuerLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(10, QFormLayout.ItemRole.LabelRole, self.sourceIssuerLabel)

        self.sourceIssuer = QLineEdit(TaskOwn)
        self.sourceIssuer.setObjectName(u"sourceIssuer")

        self.rows.setWidget(10, QFormLayout.ItemRole.FieldRole, self.sourceIssuer)

        self.sourceClauseLabel = QLabel(TaskOwn)
        self.sourceClauseLabel.setObjectName(u"sourceClauseLabel")
        self.sourceClauseLabel.setMinimumSize(QSize(0, 30))
        self.sourceClauseLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(11, QFormLayout.ItemRole.LabelRole, self.sourceClauseLabel)

        self.sourceClause = QLineEdit(TaskOwn)
        self.sourceClause.setObjectName(u"sourceClause")

        self.rows.setWidget(11, QFormLayout.ItemRole.FieldRole, self.sourceClause)

#if QT_CONFIG(shortcut)
        self.taskLabel.setBuddy(self.task)
        self.leadLabel.setBuddy(self.lead)
        self.cooperateLabel.setBuddy(self.cooperate)
        self.timeLabel.setBuddy(self.time)
        self.readingLabel.setBuddy(self.reading)
        self.productsLabel.setBuddy(self.products)
        self.areaLabel.setBuddy(self.area)
        self.yearLabel.setBuddy(self.year)
        self.sourceNumberLabel.setBuddy(self.sourceNumber)
        self.sourceDateLabel.setBuddy(self.sourceDate)
        self.sourceIssuerLabel.setBuddy(self.sourceIssuer)
        self.sourceClauseLabel.setBuddy(self.sourceClause)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.task, self.lead)
        QWidget.setTabOrder(self.lead, self.cooperate)
        QWidget.setTabOrder(self.cooperate, self.time)
        QWidget.setTabOrder(self.time, self.products)
        QWidget.setTabOrder(self.products, self.area)
        QWidget.setTabOrder(self.area, self.year)
        QWidget.setTabOrder(self.year, self.sourceNumber)
        QWidget.setTabOrder(self.sourceNumber, self.sourceDate)
        QWidget.setTabOrder(self.sourceDate, self.sourceIssuer)
        QWidget.setTabOrder(self.sourceIssuer, self.sourceClause)

        self.retranslateUi(TaskOwn)

        QMetaObject.connectSlotsByName(TaskOwn)
    # setupUi

    def retranslateUi(self, TaskOwn):
        self.taskLabel.setText(QCoreApplication.translate("TaskOwn", u"Nhi\u1ec7m v\u1ee5:", None))
        self.task.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"N\u1ed9i dung c\u00f4ng vi\u1ec7c ph\u1ea3i l\u00e0m", None))
        self.leadLabel.setText(QCoreApplication.translate("TaskOwn", u"Ch\u1ee7 tr\u00ec:", None))
        self.lead.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"T\u00ean \u0111\u01a1n v\u1ecb, c\u00e1 nh\u00e2n; nhi\u1ec1u t\u00ean c\u00e1ch nhau b\u1eb1ng d\u1ea5u ;", None))
        self.cooperateLabel.setText(QCoreApplication.translate("TaskOwn", u"Ph\u1ed1i h\u1ee3p:", None))
        self.cooperate.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"C\u00f3 th\u1ec3 \u0111\u1ec3 tr\u1ed1ng", None))
        self.timeLabel.setText(QCoreApplication.translate("TaskOwn", u"Th\u1eddi gian:", None))
        self.time.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"V\u00ed d\u1ee5: Tr\u01b0\u1edbc 30/6/2026; Qu\u00fd II; H\u1eb1ng th\u00e1ng; Th\u01b0\u1eddng xuy\u00ean", None))
        self.readingLabel.setText("")
        self.reading.setText("")
        self.productsLabel.setText(QCoreApplication.translate("TaskOwn", u"S\u1ea3n ph\u1ea9m:", None))
        self.products.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"M\u1ed7i s\u1ea3n ph\u1ea9m m\u1ed9t d\u00f2ng", None))
        self.areaLabel.setText(QCoreApplication.translate("TaskOwn", u"L\u0129nh v\u1ef1c:", None))
        self.yearLabel.setText(QCoreApplication.translate("TaskOwn", u"N\u0103m:", None))
        self.sourceNumberLabel.setText(QCoreApplication.translate("TaskOwn", u"V\u0103n b\u1ea3n giao vi\u1ec7c:", None))
        self.sourceNumber.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"S\u1ed1, k\u00fd hi\u1ec7u; c\u00f3 th\u1ec3 \u0111\u1ec3 tr\u1ed1ng", None))
        self.sourceDateLabel.setText(QCoreApplication.translate("TaskOwn", u"Ng\u00e0y v\u0103n b\u1ea3n:", None))
        self.sourceDate.setPlaceholderText(QCoreApplication.translate("TaskOwn", u"dd/mm/yyyy", None))
        self.sourceIssuerLabel.setText(QCoreApplication.translate("TaskOwn", u"C\u01a1 quan giao:", None))
        self.sourceClauseLabel.setText(QCoreApplication.translate("TaskOwn", u"M\u1ee5c, \u0111i\u1ec3m:", None))
        pass
    # retranslateUi

